package org.terreau;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.terreau.launch.Launcher;

/** The program's entry: {@link Launcher} checks what it needs, then starts Spring on this class. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Terreau {

    public static void main(String[] arguments) {
        Launcher.launch(Terreau.class, arguments);
    }
}
