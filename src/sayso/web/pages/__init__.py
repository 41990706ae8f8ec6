"""The pages of the desk, one module each; `sayso.web.site` finds them."""
