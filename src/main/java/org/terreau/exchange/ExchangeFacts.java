package org.terreau.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.TimelineSource;

/** What was exchanged in the dossier: messages, documents, tasks. */
@Component
class ExchangeFacts implements TimelineSource {

    private static final String MESSAGE = "message";
    private static final String DOCUMENT = "document";
    private static final String TASK = "tache";

    private final JdbcMessages messages;
    private final JdbcDossierDocuments documents;
    private final JdbcTasks tasks;

    ExchangeFacts(JdbcMessages messages, JdbcDossierDocuments documents, JdbcTasks tasks) {
        this.messages = messages;
        this.documents = documents;
        this.tasks = tasks;
    }

    @Override
    public List<Fact> facts(DossierRecord dossier) {
        List<Fact> facts = new ArrayList<>();
        for (Conversation.Entry entry : messages.all(dossier.id(), true)) facts.add(message(dossier, entry));
        for (Documents.Line line : documents.lines(dossier.id(), true)) documentFacts(dossier, line, facts);
        for (DossierTask task : tasks.of(dossier.id(), true)) taskFacts(task, facts);
        return facts;
    }

    private static Fact message(DossierRecord dossier, Conversation.Entry entry) {
        String key = entry.deletedAt() != null
                ? "exchange.timeline.message-deleted"
                : entry.internal() ? "exchange.timeline.noted" : "exchange.timeline.written";
        return new Fact(
                entry.at(),
                MESSAGE,
                key,
                List.of(),
                entry.author(),
                dossier.path() + "/messages#message-" + entry.id(),
                entry.internal());
    }

    private static void documentFacts(DossierRecord dossier, Documents.Line line, List<Fact> facts) {
        String path = dossier.path() + "/documents/" + line.id();
        facts.add(documentFact(line.firstAt(), "added", line, line.author(), path));
        if (line.version() > 1) facts.add(documentFact(line.at(), "replaced", line, line.author(), path));
        Instant deleted = line.deletedAt();
        if (deleted != null) facts.add(documentFact(deleted, "removed", line, line.deletedBy(), null));
    }

    private static Fact documentFact(
            Instant at, String what, Documents.Line line, @Nullable String who, @Nullable String path) {
        return new Fact(
                at,
                DOCUMENT,
                "exchange.timeline.document-" + what,
                List.of(line.name(), line.version()),
                who,
                path,
                line.internal());
    }

    private static void taskFacts(DossierTask task, List<Fact> facts) {
        facts.add(new Fact(
                task.createdAt(),
                TASK,
                "exchange.timeline.task-added",
                List.of(task.what(), task.assignee()),
                task.author(),
                task.path(),
                task.internal()));
        Instant done = task.doneAt();
        if (done != null)
            facts.add(new Fact(
                    done,
                    TASK,
                    "exchange.timeline.task-done",
                    List.of(task.what()),
                    task.doneBy(),
                    task.path(),
                    task.internal()));
    }
}
