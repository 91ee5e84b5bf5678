package org.terreau.demo;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Paris;
import org.terreau.support.Answer;
import org.terreau.support.Need;
import org.terreau.support.OfferTyped;
import org.terreau.support.SupportCatalogue;
import org.terreau.support.SupportRequest;
import org.terreau.support.SupportRequests;
import org.terreau.support.SupportState;

/** With what the invented incubator helps its teams, and what they asked for. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class SupportStory implements Chapter {

    private record Codes(String form, String family) {}

    /** Days before it begins, how many a month, euros; empty where nobody knows. */
    private record Figures(String delay, String capacity, String value) {}

    private record Told(
            String name,
            Codes codes,
            List<String> moments,
            String gains,
            String deliverer,
            String volume,
            Figures figures,
            String state) {}

    private static final List<Told> OFFERS = List.of(
            new Told(
                    "Relecture du dossier",
                    new Codes("seance", "methode"),
                    List.of("candidature"),
                    "Une heure à deux pour relire votre problème avant de le soumettre : ce qui est clair, ce qui manque, qui interroger.",
                    "coach",
                    "1 h",
                    new Figures("5", "8", ""),
                    "ouverte"),
            new Told(
                    "Ticket d’investigation",
                    new Codes("mandat", "methode"),
                    List.of("investigation"),
                    "Un coach et une designer à vos côtés pour rencontrer les usagers, écrire ce qui est appris et préparer le comité. Il reste une fiche, des hypothèses jugées et un bilan.",
                    "coach, designer",
                    "20 jours sur 9 à 12 semaines",
                    new Figures("21", "2", "15000"),
                    "saturee"),
            new Told(
                    "Accompagnement de construction",
                    new Codes("mandat", "methode"),
                    List.of("construction", "acceleration"),
                    "Un coach deux jours par semaine au début, puis de moins en moins : l’équipe apprend à livrer, mesurer et décider seule.",
                    "coach",
                    "40 jours en six mois, puis 25",
                    new Figures("14", "1", ""),
                    "ouverte"),
            new Told(
                    "Atelier étoile polaire",
                    new Codes("atelier", "impact"),
                    List.of("construction", "acceleration"),
                    "Une phrase et un chiffre que toute l’équipe partage : ce que le service change, et comment on le saura.",
                    "coach impact",
                    "1 h 30",
                    new Figures("10", "4", ""),
                    "ouverte"),
            new Told(
                    "Atelier page de statistiques",
                    new Codes("atelier", "impact"),
                    List.of("construction", "acceleration", "perennisation"),
                    "Votre page publique de statistiques en ligne à la fin de la séance, avec trois indicateurs choisis ensemble.",
                    "coach impact",
                    "une demi-journée",
                    new Figures("10", "4", "800"),
                    "ouverte"),
            new Told(
                    "Pré-audit d’accessibilité",
                    new Codes("audit", "conformite"),
                    List.of("construction", "acceleration", "perennisation"),
                    "Les dix obstacles qui empêchent le plus de monde, un ordre pour les lever, et de quoi écrire la déclaration.",
                    "experte accessibilité",
                    "2 jours",
                    new Figures("30", "2", "2400"),
                    "saturee"),
            new Told(
                    "Référent déploiement",
                    new Codes("conseil", "lancement"),
                    List.of("construction", "acceleration"),
                    "Un plan des trente premières collectivités : qui appeler, dans quel ordre, avec quels mots.",
                    "chargé de déploiement",
                    "3 séances d’une heure",
                    new Figures("14", "3", ""),
                    "ouverte"),
            new Told(
                    "Répétition de comité",
                    new Codes("seance", "methode"),
                    List.of("comite"),
                    "Votre présentation jouée en entier devant deux personnes qui n’y connaissent rien, et trois choses à changer.",
                    "coach",
                    "2 h",
                    new Figures("7", "6", ""),
                    "ouverte"),
            new Told(
                    "Conseil en financement",
                    new Codes("conseil", "financement"),
                    List.of("acceleration", "perennisation"),
                    "Les financements ouverts qui vous correspondent, ce qu’ils demandent, et un calendrier jusqu’à la signature.",
                    "responsable des partenariats",
                    "2 séances d’une heure",
                    new Figures("14", "3", ""),
                    "ouverte"),
            new Told(
                    "Écoute confidentielle",
                    new Codes("conseil", "crise"),
                    List.of("toujours"),
                    "Une heure pour parler de ce qui ne va pas dans l’équipe, sans que cela sorte de la pièce.",
                    "conseillère en ressources humaines",
                    "1 h",
                    new Figures("3", "4", ""),
                    "ouverte"),
            new Told(
                    "Journée juridique",
                    new Codes("atelier", "conformite"),
                    List.of("construction"),
                    "Mentions légales, données personnelles et marchés relus avec une juriste.",
                    "juriste",
                    "une demi-journée",
                    new Figures("", "", ""),
                    "fermee"));

    private final SupportCatalogue catalogue;
    private final SupportRequests requests;
    private final Cast cast;
    private final StoryClock clock;

    SupportStory(SupportCatalogue catalogue, SupportRequests requests, Cast cast, StoryClock clock) {
        this.catalogue = catalogue;
        this.requests = requests;
        this.cast = cast;
        this.clock = clock;
    }

    /** The offers, then six requests, one in each state that matters. */
    @Override
    public void lay(IncubatorId incubator, Actor lead) {
        Actor coach = cast.actor(People.COACH.email());
        int position = 1;
        for (Told told : OFFERS) catalogue.add(incubator, typed(told, position++), lead);
        ProductId canteen = new ProductId("cantine.juste");
        ProductId light = new ProductId(Stories.LIGHT_ID);
        ProductId hall = new ProductId(Stories.HALL_ID);
        ask(hall, "Pré-audit d’accessibilité", lead);
        ask(light, "Écoute confidentielle", lead);
        scoped(ask(canteen, "Référent déploiement", lead), coach, lead);
        planned(ask(light, "Répétition de comité", lead), coach, lead);
        SupportRequest given = clock.on(clock.ago(30), () -> {
            SupportRequest asked = ask(canteen, "Atelier étoile polaire", lead);
            planned(asked, coach, lead);
            return asked;
        });
        clock.on(clock.ago(20), () -> {
            move(given, SupportState.RUNNING, "", coach);
            move(given, SupportState.DELIVERED, "", coach);
        });
        SupportRequest refused = ask(hall, "Conseil en financement", lead);
        requests.move(
                refused.id(),
                new Answer(
                        SupportState.REFUSED,
                        null,
                        null,
                        "Le service a déjà deux ans de financement devant lui : d’autres attendent.",
                        "la page « Financer » de l’incubateur"),
                version(refused, lead),
                lead);
    }

    private SupportRequest ask(ProductId product, String offer, Actor by) {
        SupportRequest.About about = requests.about(product, by);
        long number = requests.askable(about).stream()
                .filter(one -> one.described().name().equals(offer))
                .findFirst()
                .orElseThrow()
                .id();
        return requests.ask(
                about,
                number,
                new Need(
                        "L’équipe tourne en rond sur ce sujet et ne sait pas par où commencer.",
                        "depuis deux mois",
                        "Nous saurions quoi faire la semaine prochaine, et dans quel ordre.",
                        null,
                        false,
                        ""),
                by);
    }

    private void scoped(SupportRequest request, Actor coach, Actor lead) {
        requests.move(
                request.id(),
                new Answer(SupportState.SCOPED, coach.id(), null, "Trois appels d’une heure, un par semaine.", ""),
                version(request, lead),
                lead);
    }

    private void planned(SupportRequest request, Actor coach, Actor lead) {
        scoped(request, coach, lead);
        requests.move(
                request.id(),
                new Answer(SupportState.PLANNED, null, Paris.today(clock).plusDays(9), "", ""),
                version(request, coach),
                coach);
    }

    private void move(SupportRequest request, SupportState to, String words, Actor by) {
        requests.move(request.id(), new Answer(to, null, null, words, ""), version(request, by), by);
    }

    private long version(SupportRequest request, Actor by) {
        return requests.read(request.id(), by).request().version();
    }

    private static OfferTyped typed(Told told, int position) {
        return new OfferTyped(
                new OfferTyped.Said(
                        told.name(), told.gains(), "", "sur demande", told.deliverer(), told.volume(), "inventé"),
                new OfferTyped.Chosen(
                        told.codes().family(),
                        told.codes().form(),
                        told.moments(),
                        told.state(),
                        told.codes().family().equals("crise")),
                new OfferTyped.Counted(
                        told.figures().delay(),
                        told.figures().value(),
                        told.figures().capacity(),
                        String.valueOf(position)));
    }
}
