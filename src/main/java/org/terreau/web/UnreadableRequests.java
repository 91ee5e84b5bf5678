package org.terreau.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * The page of requests that the server refuses before the site reads them: an address that can't be decoded, a body that
 * is too large. In the site's look, in French, with a way back.
 */
final class UnreadableRequests extends ErrorReportValve {

    private static final int TOO_LARGE = 413;
    private static final int FIRST_ERROR = 400;

    private final Supplier<Pages.Styles> styles;

    UnreadableRequests(Supplier<Pages.Styles> styles) {
        this.styles = styles;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            var writer = response.getReporter();
            if (writer == null) return;
            writer.write(page(status, styles.get()));
            response.finishResponse();
        } catch (IOException gone) {
            // Nobody listens any more.
        }
    }

    static String page(int status, Pages.Styles styled) {
        String title = status == TOO_LARGE ? "L’envoi est trop lourd" : "Cette demande n’est pas lisible";
        String what = status == TOO_LARGE
                ? "Le texte ou le fichier dépasse ce que le site accepte. Revenez à la page précédente : ce que vous avez écrit y est encore. Raccourcissez-le, puis recommencez."
                : "L’adresse ou la demande contient des signes que le site ne comprend pas.";
        return """
                <!doctype html>
                <html lang="fr" data-fr-scheme="light" class="t-neutral">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%1$s</title>
                  <link rel="stylesheet" href="%4$s">
                  <link rel="stylesheet" href="%5$s">
                  <link rel="icon" href="%6$s" type="image/svg+xml">
                </head>
                <body>
                  <main class="fr-container fr-py-6w">
                    <h1>%1$s</h1>
                    <p class="fr-text--lead">%2$s</p>
                    <p class="t-quiet">Erreur %3$d</p>
                    <p><a class="fr-btn" href="/">Retour à l’accueil</a></p>
                  </main>
                </body>
                </html>
                """.formatted(title, what, status, styled.system(), styled.own(), styled.icon());
    }
}
