package org.terreau.problem;

import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.TodaySource;

/** Problems that somebody proposed and that nobody has read. */
@Component
class ProposalsToRead implements TodaySource {

    private final JdbcProblems problems;

    ProposalsToRead(JdbcProblems problems) {
        this.problems = problems;
    }

    @Override
    public String code() {
        return "problemes";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public boolean concerns(Actor actor) {
        return Reader.worksForOne(actor);
    }

    @Override
    public String path() {
        return "/problemes/a-relire";
    }

    @Override
    public Waiting waiting(Reader reader) {
        return Waiting.first(
                problems.waiting().stream()
                        .filter(proposal -> proposal.state() == ProblemState.PROPOSED)
                        .map(proposal -> line(proposal, reader.words()))
                        .toList(),
                reader.most());
    }

    private static Awaited line(Proposals.Waiting proposal, Words words) {
        return new Awaited(
                words.t("problem.today.what"),
                new Awaited.About("problem:" + proposal.id(), proposal.title()),
                words.t("problem.today.why", proposal.name()),
                Paris.day(proposal.proposedAt()),
                null,
                new Awaited.Action(words.t("problem.today.do"), proposal.id().path() + "/relecture"));
    }
}
