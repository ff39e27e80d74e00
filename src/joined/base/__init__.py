"""Django groundwork that every room stands on.

*Guard*: a row is written only inside an action of its own room. *Rows*: who may reach whom, set for one
transaction and enforced by PostgreSQL. *Later*: a job put into this transaction. *Happening*: news that goes up.
*Form key*: sent twice, done once. *Draft*: what somebody was typing. *Page*: the shell everything is shown in.
"""
