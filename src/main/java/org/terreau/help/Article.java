package org.terreau.help;

import java.util.List;

/**
 * An answer to a question that somebody has.
 *
 * @param code in its address, the same in both languages
 * @param roles whose question it is, the first most of all
 * @param text Markdown
 */
public record Article(String code, List<Role> roles, String title, String text) {

    public Article {
        roles = List.copyOf(roles);
    }

    public String path() {
        return Articles.PATH + "/" + code;
    }

    /** Those who ask, in the order in which they meet the site. */
    public enum Role {
        VISITOR("visiteur"),
        APPLICANT("candidat"),
        TEAM("equipe"),
        COACH("coach"),
        LEAD("responsable"),
        SPONSOR("financeur"),
        ADMINISTRATOR("administration");

        private final String code;

        Role(String code) {
            this.code = code;
        }

        /** As written in articles and message keys. */
        public String code() {
            return code;
        }

        static Role of(String code) {
            for (Role role : values()) if (role.code.equals(code)) return role;
            throw new IllegalArgumentException("No role " + code);
        }
    }
}
