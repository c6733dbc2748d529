"""The rivals of `pbr allocate`, one file each, written as their own users would write them.

A rival reads W (canonical wide assessments as CSV), decides every row by the pack, and writes CSV
with the columns of work.ANSWER to standard output. What it needs to know of the pack comes from
profile.py, which is read before the clock starts; so is the library imported.
"""
