"""Crashes, readers, pairs of runs and full disks: the promises of docs/reliability.md, tried until they break."""
