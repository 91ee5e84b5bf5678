/** Starts the program: checks the machine, the data folder and the database before Spring does. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package org.terreau.launch;
