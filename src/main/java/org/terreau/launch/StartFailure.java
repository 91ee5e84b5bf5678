package org.terreau.launch;

import java.net.BindException;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.postgresql.util.PSQLException;
import org.terreau.shared.Unusable;

/** What kept the program from starting, in one sentence with its cause, whatever threw it. */
final class StartFailure {

    private StartFailure() {}

    static Unusable of(Throwable failure) {
        return known(failure)
                .orElseGet(() -> new Unusable("Terreau ne démarre pas (" + innermost(failure)
                        + ") : corrigez ce réglage s’il en est un ; l’option --debug montre le détail."));
    }

    private static Optional<Unusable> known(Throwable failure) {
        return causes(failure)
                .map(StartFailure::inWords)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Unusable> inWords(Throwable cause) {
        if (cause instanceof Unusable told) return Optional.of(told);
        if (cause instanceof FlywayMigrateException failed) return Optional.of(migration(failed));
        if (cause instanceof FlywayValidateException)
            return Optional.of(
                    new Unusable(
                            "Les migrations déjà appliquées à la base de données ne sont pas celles de cette version de Terreau (des fichiers ont changé depuis) : démarrez la version qui les a appliquées, ou restaurez une sauvegarde."));
        if (cause instanceof FlywaySqlException unreachable)
            return Optional.of(new Unusable("La base de données ne répond plus (" + innermost(unreachable)
                    + ") : vérifiez que PostgreSQL est démarré et que le compte peut s’y connecter."));
        if (cause instanceof FlywayException refused)
            return Optional.of(new Unusable("La base de données n’a pas pu être mise à jour (" + firstLine(refused)
                    + ") : donnez à Terreau une base vide, ou celle qu’il a écrite."));
        if (cause instanceof BindException taken)
            return Optional.of(new Unusable(
                    "Le port du site ne s’ouvre pas (" + firstLine(taken) + ") : choisissez-en un autre avec PORT."));
        return Optional.empty();
    }

    private static Unusable migration(FlywayMigrateException failed) {
        String which = failed.getMigration() == null
                ? ""
                : " " + failed.getMigration().getVersion() + " ("
                        + failed.getMigration().getDescription() + ")";
        return new Unusable("La migration" + which + " de la base de données a échoué : " + innermost(failed)
                + ". Corrigez-en la cause ou restaurez une sauvegarde, puis redémarrez.");
    }

    private static String innermost(Throwable failure) {
        Throwable last = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
        if (last instanceof PSQLException told && told.getServerErrorMessage() != null)
            return String.valueOf(told.getServerErrorMessage().getMessage());
        return firstLine(last);
    }

    private static String firstLine(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .flatMap(message -> message.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
