"""
Backup, restore and drill: the database, the kept files and the keys, as one snapshot that proves itself.

A snapshot lies in a place (a folder, a USB disk, an S3 bucket) as

    <stamp>/database.dump     PostgreSQL's own archive of one moment
    <stamp>/keys.json         the secrets without which codes on paper can no longer be checked
    <stamp>/manifest.json     every table's count and hash, every file's hash, the ledger's heads, the last numbers
    <stamp>/SELESAI           written last: the manifest's SHA-256; without it the snapshot is half-copied
    files/aa/bb/<sha256>      the kept files, shared by all snapshots of the place

`reliability.md` calls a backup good only when it was restored and compared: `drill` does that.
"""
