"""What happens when things break: processes killed, database restarted, disk full, queries slow (security.md §6).

*House*: a Riverside of its own, on its own cluster, with web, worker and the texts' stand-in. *Drill*: break something
many times while clients work, then count. *Control*: the same drill on a house that is broken on purpose; where it
counts nothing, the drill proves nothing.
"""
