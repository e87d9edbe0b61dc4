project = "Our network"
html_theme = "alabaster"
# The folder _static/ecs-reach/ is a copy of ECS Reach's dist/.
html_static_path = ["_static"]
html_js_files = [("ecs-reach/embed.js", {"type": "module"})]
