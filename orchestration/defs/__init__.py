"""The only code that imports dagster: a folder a step, assets that read, call, write and report."""
