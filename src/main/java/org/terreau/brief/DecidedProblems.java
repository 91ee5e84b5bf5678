package org.terreau.brief;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.terreau.decision.Decision;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Decisions;
import org.terreau.decision.Register;
import org.terreau.dossier.DossierId;
import org.terreau.problem.ProblemId;
import org.terreau.similarity.SimilarDecisions;
import org.terreau.similarity.SimilarMatch;

/**
 * Tells who writes a brief what committees decided on dossiers that never became a product. Only the words of the public
 * register are told, and the problem of the registry that the dossier is about; what its brief says stays private.
 */
@Component
class DecidedProblems implements SimilarDecisions {

    private final Register register;
    private final Decisions decisions;
    private final JdbcLinkedProblems links;

    DecidedProblems(Register register, Decisions decisions, JdbcLinkedProblems links) {
        this.register = register;
        this.decisions = decisions;
        this.links = links;
    }

    @Override
    public Map<String, String> marks() {
        Map<String, String> marks = new HashMap<>();
        register.lastOnWhatHasNoPage().forEach((id, version) -> marks.put(id.toString(), version.toString()));
        return marks;
    }

    @Override
    public List<Described> described(Collection<String> ids) {
        return register.find(ids.stream().map(Long::valueOf).toList()).stream()
                .filter(decision -> !decision.publication().pub())
                .map(DecidedProblems::described)
                .toList();
    }

    @Override
    public Map<String, List<Described>> on(Collection<String> problems) {
        List<JdbcLinkedProblems.Link> linked =
                links.on(problems.stream().map(ProblemId::parse).toList());
        Map<DecisionSubject.Key, Decision> last = new LinkedHashMap<>();
        for (Decision decision : decisions.published(
                linked.stream().map(link -> key(link.dossier())).toList()))
            if (!decision.publication().pub()) last.put(decision.subject().key(), decision);
        Map<String, List<Described>> known = new HashMap<>();
        for (JdbcLinkedProblems.Link link : linked) {
            Decision decision = last.get(key(link.dossier()));
            if (decision != null)
                known.computeIfAbsent(link.problem().toString(), none -> new ArrayList<>())
                        .add(described(decision));
        }
        return known;
    }

    private static DecisionSubject.Key key(DossierId dossier) {
        return new DecisionSubject.Key(DossierId.REVIEWED_AS, dossier.toString());
    }

    private static Described described(Decision decision) {
        return new Described(
                String.valueOf(decision.id()),
                decision.subject().title(),
                new SimilarMatch.Ruling(
                        decision.path(),
                        decision.outcome().code(),
                        decision.on(),
                        decision.reason(),
                        decision.ruling().returnIf()));
    }
}
