package org.terreau.identity.web;

import java.util.List;
import org.terreau.identity.Sessions;

/**
 * Where somebody is signed in.
 *
 * @param days after which they sign in again, whatever they do
 * @param hours after the last page, likewise
 * @param most on how many devices at once
 */
public record SessionsPage(List<Sessions.Line> lines, long days, long hours, int most) {

    public SessionsPage {
        lines = List.copyOf(lines);
    }
}
