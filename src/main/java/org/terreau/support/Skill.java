package org.terreau.support;

import java.util.Arrays;
import java.util.List;

/** What the people of a product learn with a coach, each from 0 to 4, before and after (FIELD 3.2, Report). */
public enum Skill {
    PITCH("presenter"),
    INVESTIGATION("investiguer"),
    DESIGN("concevoir"),
    PROTOTYPE("prototyper"),
    TEST("tester"),
    DEPLOYMENT("deployer"),
    FUNDING("financer"),
    COHESION("cohesion");

    public static final int MOST = 4;

    /** In the order in which they are kept. */
    public static final List<Skill> ALL = Arrays.asList(values());

    private final String code;

    Skill(String code) {
        this.code = code;
    }

    /** As written in forms and message keys. */
    public String code() {
        return code;
    }
}
