"""What `./joined` does: sets up, starts, watches and ends. Standard library only; no part of the house.

step: one line of progress with its seconds · record: what a run started, so that a later run can end it
environment: the folder of packages · front end: the design system's built files · demo: the morning in
Riverside · check: the demo tried over HTTP
"""
