package org.terreau.exchange.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.terreau.exchange.DossierTask;
import org.terreau.web.Table;

/** Tasks as files and programs list them. */
final class TaskLines {

    private static final Table<Answer> TABLE = Table.of(Answer.class);

    private TaskLines() {}

    /** A task for a program. */
    record Answer(
            long numero,
            String dossier,
            String titreDuDossier,
            String tache,
            String pour,
            String echeance,
            boolean enRetard,
            String demandeePar,
            String faiteLe,
            String faitePar) {}

    static List<Answer> answers(List<DossierTask> tasks, LocalDate today) {
        return tasks.stream()
                .map(task -> new Answer(
                        task.id(),
                        task.dossier().toString(),
                        task.dossierTitle(),
                        task.what(),
                        task.assignee(),
                        task.due().toString(),
                        task.late(today),
                        task.author(),
                        Objects.toString(task.doneAt(), ""),
                        Objects.toString(task.doneBy(), "")))
                .toList();
    }

    static ResponseEntity<byte[]> csv(String name, List<DossierTask> tasks, LocalDate today) {
        return TABLE.csv(name, answers(tasks, today));
    }
}
