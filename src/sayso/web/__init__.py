"""The desk: a site on this machine to read, compare and decide. A door.

`sayso.web.app.create_app` makes it of a ledger; `sayso.web.server` runs it. Every page is one module of
`sayso.web.pages`, which defines ``PAGES`` (what is read), ``FORMS`` (what is sent), and, for what is neither,
``ROUTER``; nothing else has to be told of it. See `sayso.web.page.Page` and `sayso.web.form.Form`.
"""
