package org.terreau.demo;

import org.terreau.identity.Role;

/** The accounts of the demonstration. */
enum People {
    ADMINISTRATOR("admin@terreau.example", "Camille Admin", Role.ADMINISTRATOR, "administratrice"),
    LEAD("responsable@terreau.example", "Noé Lierre", Role.LEAD, "responsable de l’incubateur"),
    COACH("coach@terreau.example", "Inès Fougère", Role.COACH, "coach"),
    STAFF("accueil@terreau.example", "Sam Mousse", Role.STAFF, "accueil des demandes");

    private final String email;
    private final String fullName;
    private final Role role;
    private final String words;

    People(String email, String fullName, Role role, String words) {
        this.email = email;
        this.fullName = fullName;
        this.role = role;
        this.words = words;
    }

    String email() {
        return email;
    }

    String fullName() {
        return fullName;
    }

    Role role() {
        return role;
    }

    /** What the person does, in French, for the terminal. */
    String words() {
        return words;
    }
}
