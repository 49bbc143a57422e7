"""What each rule of kg.extract earns: rules found by reading the modules, switched off from outside one at a time."""
