package org.terreau.access.web;

import org.terreau.access.Connections;

/**
 * What a tool was asked, in files.
 *
 * @param reponse status of HTTP; 0 where the tool did not answer
 */
public record ClosingLine(String identifiant, String ecart, String demandeLe, String par, String suite, int reponse) {

    static ClosingLine of(Connections.Line line) {
        var closing = line.closing();
        return new ClosingLine(
                closing.login(),
                closing.finding(),
                closing.asked().toString(),
                line.by(),
                closing.outcome().code(),
                closing.status());
    }
}
