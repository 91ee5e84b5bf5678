package org.terreau.problem;

import org.springframework.stereotype.Component;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Problems that somebody proposed and that nobody has read. */
@Component
class ProposalsToRead extends WaitingList {

    private final JdbcProblems problems;

    ProposalsToRead(JdbcProblems problems) {
        super("problemes", 70, "/problemes/a-relire", Reader::worksForOne);
        this.problems = problems;
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
