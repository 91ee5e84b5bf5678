package org.terreau.identity.web;

import java.util.List;
import org.terreau.identity.Sessions;

/**
 * Where somebody is signed in.
 *
 * @param days after which they sign in again, whatever they do
 * @param hours after the last page, likewise
 */
public record SessionsPage(List<Sessions.Line> lines, long days, long hours) {

    public SessionsPage {
        lines = List.copyOf(lines);
    }
}
