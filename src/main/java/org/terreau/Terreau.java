package org.terreau;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.terreau.launch.Launcher;

/**
 * The program's entry: {@link Launcher} checks what it needs, then starts Spring on this class. Beans go by their whole
 * name: two modules may each have their imports.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Terreau {

    public static void main(String[] arguments) {
        Launcher.launch(Terreau.class, arguments);
    }
}
