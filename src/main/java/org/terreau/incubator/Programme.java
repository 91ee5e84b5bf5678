package org.terreau.incubator;

import org.terreau.shared.Money;

/**
 * The settings of an incubator's programme: facts of the field, changed by its lead, never constants of the code.
 *
 * @param replyDays working days within which a call-back request is promised an answer
 * @param reviewWeeks weeks between a dossier's submission and the decision on it, as promised to its applicant
 * @param investigationWeeksMin shortest usual investigation
 * @param investigationWeeksMax longest usual investigation
 * @param investigationBudget usual cost of an investigation, including tax
 * @param entryCost average cost of the first six months, including tax
 * @param incrementMonths length of an increment, whose end date cannot move
 * @param committeeMonths longest time between two committees on a product
 * @param interviews interviews expected of an investigation
 * @param agentShare floor of the public agent's time, in percent of full time
 * @param collectivitiesToShare distinct collectivities that make a problem a shared one
 * @param committeeDaysMost days before the end of the envelope that a committee meets at most
 * @param committeeDaysLeast days that an order takes: a committee meets so many days before it has to be placed at least
 * @param papersDays days before the committee at which the papers are due
 * @param surveyAnswers answers that make a figure that everybody may read: never less than {@link #SURVEY_FLOOR}
 * @param silentMonths months after which a product that showed no sign of life is asked whether it lives
 * @param calendar when committees may decide something that can be ordered
 */
public record Programme(
        int replyDays,
        int reviewWeeks,
        int investigationWeeksMin,
        int investigationWeeksMax,
        Money investigationBudget,
        Money entryCost,
        int incrementMonths,
        int committeeMonths,
        int interviews,
        int agentShare,
        int collectivitiesToShare,
        int committeeDaysMost,
        int committeeDaysLeast,
        int papersDays,
        int surveyAnswers,
        int silentMonths,
        CommitteeCalendar calendar) {

    /** Of fewer people, one might be recognised behind a figure. */
    public static final int SURVEY_FLOOR = 5;

    /** The papers of a committee are due so many days before it, at most. */
    public static final int MOST_PAPERS_DAYS = 60;

    /** What the incubator's own offer page and committees use, until the lead changes it. */
    public static final Programme USUAL = new Programme(
            5,
            6,
            6,
            12,
            Money.euros(15_000),
            Money.euros(200_000),
            6,
            6,
            30,
            60,
            2,
            45,
            30,
            7,
            5,
            6,
            CommitteeCalendar.USUAL);
}
