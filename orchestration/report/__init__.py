"""The report page: warehouse/report/, a folder of plain files that anyone can open in a browser, without a server or a network.

    tables.py   the published file as a few narrow Arrow tables
    names.py    what a name can be found by: both scripts, pinyin, initials
    pack.py     Arrow tables as a script that a page opened from the file system can load
    build.py    the folder: written aside, then switched to in one rename
    serve.py    the same folder on 127.0.0.1
    page/       the page itself: one HTML, one style sheet, scripts in the order of `build.SCRIPTS`

Belongs here: everything of the page. Does not belong here: deciding what is true; the page shows what the marts say.
"""
