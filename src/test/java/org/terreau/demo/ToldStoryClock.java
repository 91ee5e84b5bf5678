package org.terreau.demo;

import java.time.Clock;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Lays the demonstration on another day than that of the machine. */
public final class ToldStoryClock implements ApplicationContextInitializer<GenericApplicationContext> {

    private final Clock present;

    /** @param present what the clock of the stories calls the present */
    public ToldStoryClock(Clock present) {
        this.present = present;
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        if (context.getEnvironment().getProperty("terreau.demo", Boolean.class, false))
            context.registerBean(StoryClock.class.getName(), StoryClock.class, () -> new StoryClock(present));
    }
}
