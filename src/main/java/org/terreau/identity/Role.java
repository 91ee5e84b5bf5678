package org.terreau.identity;

/**
 * What an account may be granted. Applicants, team members and collectivity agents hold no role: what they own says it
 * (a dossier, a team, a collectivity), in the module that knows it.
 */
public enum Role {
    /** Settings of the whole installation, people. */
    ADMINISTRATOR,
    /** Decisions, publication, people of an incubator. */
    LEAD,
    /** All dossiers and products of an incubator. */
    COACH,
    /** All dossiers and products of an incubator. */
    STAFF,
    /** Sits on the investment committee of an incubator. */
    COMMITTEE_MEMBER,
    /** Funds products; reads what the committee reads about them. */
    SPONSOR
}
