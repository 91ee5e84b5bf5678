package org.terreau.testing;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.terreau.web.OpenTo;

/** Every route of the site, with addresses that lead to something stored: what holds for all is asked of all. */
public final class Routes {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[^{}]*})*))?}");
    private static final Pattern CHOICE = Pattern.compile("[\\w.\\\\]+(?:\\|[\\w.\\\\]+)+");

    /** The demonstration shows every letter to everybody: that is what it is for. */
    private static final String MAILBOX = "/boite-aux-lettres";

    /** The products that hold something of each kind, and the plainest. */
    private static final String PRODUCTS = """
            (select product_id from survey order by product_id limit 2)
            union (select product_id from committee group by product_id order by count(*) desc, product_id limit 2)
            union select id from product where incubator_id = 'ailleurs'
            """;

    /** The first and the last that met, or will. */
    private static final String COMMITTEES = """
            (select product_id, meets_on from committee order by meets_on limit 2)
            union (select product_id, meets_on from committee order by meets_on desc limit 2)
            """;

    /** For what stands in an address up to its last variable, the values that are stored: one column a variable. */
    private static final Map<String, String> STORED = Map.ofEntries(
            Map.entry("/aide/{}", "select 'six-prerequis'"),
            Map.entry("/guichets/repartitions/{}", "select id from funding_window order by id limit 2"),
            Map.entry("/api/guichets/repartitions/{}", "select id from funding_window order by id limit 2"),
            Map.entry("/financeurs/{}", "select id from organisation order by id limit 2"),
            Map.entry("/api/v1/funders/{}", "select id from organisation order by id limit 2"),
            Map.entry("/sitemap-{}", "select '1'"),
            Map.entry("/agendas/{}", "select 'taches' union select 'abcdefghijklmnopqrstuvwxyz'"),
            Map.entry("/mes-cles-d-acces/{}", "select coalesce(max(id), 1) from passkey"),
            Map.entry("/recuperations-de-cles/{}", "select coalesce(max(id), 1) from passkey_recovery"),
            Map.entry("/alertes/{}", "select key from digest_reader"),
            Map.entry("/api/appels/{}", "select id from call_for_problems"),
            Map.entry("/api/auto-diagnostics/{}", "select 'abcdefghjk'"),
            Map.entry("/api/collectivites/{}", "select '29232'"),
            Map.entry("/api/dossiers/{}", "select min(id) from dossier group by incubator_id, state"),
            Map.entry("/api/incubateurs/{}", "select id from incubator"),
            Map.entry("/api/problemes/{}", "select id from problem limit 3"),
            Map.entry("/api/produits/{}", PRODUCTS),
            Map.entry("/api/produits/{}/experimentations/{}", "select product_id, id from experimentation"),
            Map.entry("/api/recrutement/{}", "select id from recruitment_offer limit 3"),
            Map.entry("/api/territoires/{}", "select 'commune:29232'"),
            Map.entry("/api/v1/products/{}", PRODUCTS),
            Map.entry("/api/v1/products/{}/sites/{}", "select product_id, id from watched_site limit 3"),
            Map.entry("/produits/{}/qualite/{}", "select product_id, id from watched_site limit 3"),
            Map.entry(
                    "/produits/{}/qualite/{}/rapports/{}",
                    "select s.product_id, s.id, r.id from watched_site s join site_report r on r.site_id = s.id"),
            Map.entry(
                    "/produits/{}/qualite/{}/contestations/{}",
                    "select s.product_id, s.id, c.id from watched_site s join site_contest c on c.site_id = s.id"),
            Map.entry("/api/v1/products/{}/drafts/{}", COMMITTEES),
            Map.entry("/api/v1/products/{}/budget/{}/{}", "select id, '2026', 'juin' from product order by id limit 2"),
            Map.entry("/api/v1/products/{}/evidence/{}", COMMITTEES),
            Map.entry("/api/v1/products/{}/measurements/{}", "select product_id, id from measure_batch limit 3"),
            Map.entry("/api/v1/products/{}/sources/{}", "select product_id, id from source"),
            Map.entry("/api/v1/products/{}/survey/answers/{}", "select product_id, id from survey_answer limit 1"),
            Map.entry("/api/v3/startups/{}", PRODUCTS),
            Map.entry("/equipes/transverses/{}", "select id from team_transverse limit 3"),
            Map.entry("/appels/{}", "select id from call_for_problems"),
            Map.entry("/reprise-de-tableaux/{}", "select 'produits' union select 'dossiers'"),
            Map.entry("/reprise-de-tableaux/tableaux/{}", "select coalesce(max(id), 1) from sheet_upload"),
            Map.entry("/reprise-de-tableaux/reprises/{}", "select id from sheet_run order by id limit 2"),
            Map.entry("/api/reprises-de-tableaux/{}", "select id from sheet_run order by id limit 2"),
            Map.entry("/appui/{}", "select id from support_offer limit 3"),
            Map.entry("/appui/demandes/{}", "select id from support_request limit 3"),
            Map.entry("/appui/mandats/{}", "select id from support_mandate limit 3"),
            Map.entry("/appui/mandats/{}/seances/{}", "select mandate_id, id from support_session limit 2"),
            Map.entry("/formations/{}", "select id from support_training order by id limit 3"),
            Map.entry("/appui/gestion/{}", "select id from support_offer limit 3"),
            Map.entry("/arrivees-et-departs/{}", "select id from access_plan limit 3"),
            Map.entry("/api/arrivees-et-departs/{}", "select id from access_plan limit 3"),
            Map.entry(
                    "/arrivees-et-departs/{}/comptes/{}",
                    "select plan_id, id from access_step where tool_id is not null limit 3"),
            Map.entry("/arrivees-et-departs/personnes/{}", "select person_id from access_plan limit 3"),
            Map.entry("/outils/{}/comptes/{}", "select tool_id, id from access_account limit 3"),
            Map.entry("/api/outils/{}", "select id from access_tool limit 3"),
            Map.entry("/outils/{}", "select id from access_tool limit 3"),
            Map.entry("/auto-diagnostic/{}", "select 'abcdefghjk'"),
            Map.entry("/avis-a-lire/{}", "select 'abcdefghijklmnopqrstuvwxyz'"),
            Map.entry("/lettre-du-lundi/{}", "select 'abcdefghijklmnopqrstuvwxyz'"),
            Map.entry("/avis/{}", "select 'abcdefghijklmnopqrstuvwxyz'"),
            Map.entry("/bonnes-pratiques/liste/{}", "select id from practice limit 3"),
            Map.entry("/candidatures/{}", "select id from call_submission"),
            Map.entry("/administration/courriels/{}", "select id from mail_outbox limit 1"),
            Map.entry("/administration/travaux/{}", "select 'web-allowances'"),
            Map.entry("/courriels-non-remis/{}", "select id from mail_outbox limit 1"),
            Map.entry("/collectivites/{}", "select '29232'"),
            Map.entry("/comites/financeurs/{}/{}", "select organisation_id, id from sponsor_contact"),
            Map.entry("/comites/seances/{}/{}", "select incubator_id, meets_on from committee_session"),
            Map.entry("/api/comites/seances/{}/{}", "select incubator_id, meets_on from committee_session"),
            Map.entry("/couverture/departements/{}", "select '29'"),
            Map.entry("/decisions/{}", "select id from decision"),
            Map.entry("/decisions/{}/conditions/{}", "select decision_id, rank from decision_condition"),
            Map.entry("/api/decisions/{}", "select id from decision"),
            Map.entry("/demandes/{}", "select reference from call_back_request"),
            Map.entry("/donnees/copies/terreau-{}", "select '2026-01-01'"),
            Map.entry("/dossiers/lot/{}", "select coalesce(max(id), 1) from dossier_bulk"),
            Map.entry(
                    "/dossiers/{}",
                    "select min(id) from dossier group by incubator_id, state order by (state = 'brouillon') desc, min(id)"),
            Map.entry("/dossiers/{}/commentaires/{}", "select dossier_id, coalesce(thread_id, id) from brief_comment"),
            Map.entry("/dossiers/{}/documents/{}", "select dossier_id, id from dossier_document"),
            Map.entry(
                    "/dossiers/{}/documents/{}/versions/{}",
                    "select d.dossier_id, d.id, v.number from dossier_document d join dossier_document_version v on v.document_id = d.id"),
            Map.entry("/dossiers/{}/investigation/apprentissages/{}", "select dossier_id, id from learning"),
            Map.entry("/dossiers/{}/investigation/entretiens/{}", "select dossier_id, id from interview limit 4"),
            Map.entry("/dossiers/{}/investigation/hypotheses/{}", "select dossier_id, id from hypothesis"),
            Map.entry(
                    "/dossiers/{}/investigation/hypotheses/{}/preuves/{}",
                    "select h.dossier_id, h.id, e.id from hypothesis h join hypothesis_evidence e on e.hypothesis_id = h.id limit 2"),
            Map.entry("/dossiers/{}/investigation/pivots/{}", "select dossier_id, id from pivot"),
            Map.entry("/dossiers/{}/messages/{}", "select dossier_id, id from dossier_message"),
            Map.entry(
                    "/dossiers/{}/personnes/{}",
                    "select dossier_id, account_id from dossier_member where account_id is not null"),
            Map.entry("/dossiers/{}/relectures/{}", "select id, 1 from dossier limit 1"),
            Map.entry("/dossiers/{}/taches/{}", "select dossier_id, id from dossier_task"),
            Map.entry("/dossiers/{}/versions/{}", "select dossier_id, number from brief_version"),
            Map.entry("/imports/conflits/{}", "select id from catalogue_conflict"),
            Map.entry("/imports/{}", "select id from catalogue_run"),
            Map.entry("/mon-avis/{}", "select 'abcdefghijklmnopqrstuvwxyz'"),
            Map.entry("/outils/partage-des-couts/scenarios/{}", "select id from sharing_scenario limit 3"),
            Map.entry("/problemes/declarations/{}", "select 'abcdefghijklmnopqrstuvwxyz'"),
            Map.entry("/problemes/propositions/{}", "select 'abcdefghijklmnopqrstuvwxyz'"),
            Map.entry("/problemes/validations/{}", "select id from problem_declaration limit 2"),
            Map.entry("/problemes/{}", "select id from problem limit 3"),
            Map.entry("/problemes/{}/operations/{}", "select id, 1 from problem limit 1"),
            Map.entry("/recrutement/{}", "select id from recruitment_offer limit 3"),
            Map.entry("/recrutement/{}/candidatures/{}", "select offer_id, id from recruitment_application limit 3"),
            Map.entry("/recrutement/{}/creneaux/{}", "select offer_id, id from recruitment_slot limit 2"),
            Map.entry("/rejoindre/{}", "select id from recruitment_offer limit 3"),
            Map.entry("/rejoindre/candidature/{}", "select 'abcdefghijklmnopqrstuvwxyz'"),
            Map.entry("/produits/{}", PRODUCTS),
            Map.entry(
                    "/produits/{}/reprise/propositions/{}",
                    "select t.product_id, r.id from taker r join takeover t on t.id = r.takeover_id"),
            Map.entry("/produits/{}/bilan/{}", "select product_id, id from product_ending"),
            Map.entry(
                    "/produits/{}/bonnes-pratiques/{}", "select product_id, practice_id from product_practice limit 3"),
            Map.entry("/produits/{}/cles/{}", "select substring(scope from 9), id from api_key"),
            Map.entry("/produits/{}/comites/{}", COMMITTEES),
            Map.entry(
                    "/produits/{}/conflits/{}",
                    "select thing, id from catalogue_conflict where kind in ('startups', 'PRODUCTS') union select min(id), 1 from product"),
            Map.entry("/produits/{}/couverture/departements/{}", "select product_id, '29' from survey"),
            Map.entry("/produits/{}/deploiements/ajouts/{}", "select product_id, 1 from survey"),
            Map.entry("/produits/{}/deploiements/{}", "select product_id, collectivity from deployment limit 2"),
            Map.entry("/produits/{}/enquete/import/{}", "select product_id, 1 from survey"),
            Map.entry("/produits/{}/enquete/imports/{}", "select product_id, id from survey_batch"),
            Map.entry("/produits/{}/enquete/verbatims/{}", "select product_id, answer from survey_verbatim limit 3"),
            Map.entry("/produits/{}/experimentations/{}", "select product_id, id from experimentation"),
            Map.entry(
                    "/produits/{}/experimentations/{}/retours/{}",
                    "select e.product_id, e.id, f.id from experimentation e join experimentation_feedback f on f.experimentation_id = e.id limit 3"),
            Map.entry(
                    "/produits/{}/feuille-de-route/commentaires/{}",
                    "select i.product_id, c.id from roadmap_comment c join roadmap_item i on i.id = c.item_id"),
            Map.entry("/produits/{}/feuille-de-route/{}", "select product_id, id from roadmap_item"),
            Map.entry("/produits/{}/increments/{}", "select product_id, number from increment"),
            Map.entry("/produits/{}/indicateurs/{}", "select product_id, code from indicator limit 3"),
            Map.entry("/produits/{}/indicators/{}", "select product_id, code from indicator limit 3"),
            Map.entry("/produits/{}/gestion-budget/financements/{}", "select product_id, id from contribution limit 3"),
            Map.entry(
                    "/produits/{}/gestion-budget/financements/{}/acte/versements/{}",
                    "select c.product_id, c.id, p.id from agreement_payment p join contribution c on c.id = p.contribution_id limit 3"),
            Map.entry("/produits/{}/gestion-budget/enveloppes/{}", "select product_id, id from envelope limit 3"),
            Map.entry("/produits/{}/gestion-budget/engagements/{}", "select product_id, id from pledge limit 3"),
            Map.entry(
                    "/produits/{}/gestion-budget/guichets/{}",
                    "select product_id, window_id from window_application limit 2"),
            Map.entry("/guichets/gestion/{}", "select id from incubator limit 3"),
            Map.entry("/produits/{}/commandes/{}", "select product_id, id from purchase_order limit 3"),
            Map.entry("/produits/{}/commandes/{}/services-faits/{}", """
                    select o.product_id, o.id, d.id from order_delivery d join purchase_order o on o.id = d.order_id limit 3
                    """),
            Map.entry("/produits/{}/gestion-budget/fichier/{}", "select product_id, 1 from survey"),
            Map.entry("/produits/{}/mesures/fichier/{}", "select product_id, 1 from survey"),
            Map.entry("/produits/{}/mesures/indicateurs/{}", "select product_id, code from indicator limit 3"),
            Map.entry("/produits/{}/mesures/lots/{}", "select product_id, id from measure_batch limit 3"),
            Map.entry("/produits/{}/mesures/temoignages/{}", "select product_id, id from testimony limit 3"),
            Map.entry("/produits/{}/parcours/{}/{}", "select product_id, kind, 1 from product_fact limit 3"),
            Map.entry("/produits/{}/sources/{}", "select product_id, id from source"),
            Map.entry(
                    "/produits/{}/sources/{}/valeurs/{}",
                    "select s.product_id, s.id, d.id from source s join source_doubt d on d.source_id = s.id"),
            Map.entry("/produits/{}/vagues/{}", "select product_id, id from deployment_wave"),
            Map.entry("/equipes/personnes/{}", "select id from team_person"),
            Map.entry("/produits/{}/equipe/{}", "select product_id, id from mission"),
            Map.entry("/produits/{}/equipe/manques/{}", "select product_id, 'agent' from mission"),
            Map.entry("/reglages/{}", "select id from incubator"),
            Map.entry("/reglages/{}/personnes/{}", "select scope, account_id from account_grant where scope <> '*'"),
            Map.entry("/relecteurs/moi/absences/{}", "select 1"),
            Map.entry("/retours/{}", "select token from experimentation"),
            Map.entry("/suivi/{}", "select 'abcdefghijklmnopqrstuvwxyz'"),
            Map.entry("/syndicats/{}", "select '200000008'"));

    private final List<Route> all;
    private final JdbcClient jdbc;

    public Routes(RequestMappingHandlerMapping mapping, JdbcClient jdbc) {
        this.jdbc = jdbc;
        List<Route> found = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            boolean ours = method.getBeanType().getName().startsWith("org.terreau");
            if (ours && info.getPatternValues().stream().noneMatch(path -> path.startsWith(MAILBOX)))
                found.addAll(routes(info, method));
        });
        this.all = found.stream()
                .sorted(Comparator.comparing(Route::pattern).thenComparing(Route::verb))
                .toList();
    }

    /** @param pattern as the controller writes it, with its variables */
    public record Route(String pattern, RequestMethod verb, OpenTo.Audience audience, HandlerMethod method) {

        public boolean hasMethodAnnotation(Class<? extends Annotation> annotation) {
            return method.hasMethodAnnotation(annotation);
        }

        public boolean takesFiles() {
            return Stream.of(method.getMethodParameters())
                    .anyMatch(parameter ->
                            parameter.getGenericParameterType().getTypeName().contains("MultipartFile"));
        }

        @Override
        public String toString() {
            return verb + " " + pattern;
        }
    }

    private static List<Route> routes(RequestMappingInfo info, HandlerMethod method) {
        OpenTo onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), OpenTo.class);
        OpenTo open = onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), OpenTo.class);
        RequestMethod verb =
                info.getMethodsCondition().getMethods().stream().findFirst().orElse(RequestMethod.GET);
        return info.getPatternValues().stream()
                .map(pattern ->
                        new Route(pattern, verb, Objects.requireNonNull(open).value(), method))
                .toList();
    }

    public List<Route> all() {
        return all;
    }

    public List<Route> reading() {
        return all.stream().filter(route -> route.verb() == RequestMethod.GET).toList();
    }

    public List<Route> writing() {
        return all.stream().filter(route -> route.verb() != RequestMethod.GET).toList();
    }

    /** The addresses of a route: one for each thing that is stored and each word that the route takes. */
    public List<String> addresses(Route route) {
        return chosen(route.pattern()).stream()
                .flatMap(address -> filled(address).stream())
                .toList();
    }

    /** The addresses of a route under one thing, whose value is the first variable's; nothing is stored under the others. */
    public List<String> addressesUnder(Route route, Object value) {
        return chosen(VARIABLE.matcher(route.pattern()).replaceFirst(Matcher.quoteReplacement(value.toString())))
                .stream()
                .map(address -> VARIABLE.matcher(address).replaceAll("1"))
                .toList();
    }

    /** One address for each word of a variable that takes words, such as `{step:envoi|gel}`. */
    private static List<String> chosen(String address) {
        Matcher variables = VARIABLE.matcher(address);
        while (variables.find()) {
            String words = variables.group(2);
            if (words == null || !CHOICE.matcher(words).matches()) continue;
            List<String> each = new ArrayList<>();
            for (String word : words.split("\\|"))
                each.addAll(chosen(address.substring(0, variables.start())
                        + word.replace("\\", "")
                        + address.substring(variables.end())));
            return each;
        }
        return List.of(address);
    }

    private List<String> filled(String address) {
        Matcher variables = VARIABLE.matcher(address);
        StringBuilder shape = new StringBuilder();
        int end = 0;
        int count = 0;
        while (variables.find()) {
            shape.append(address, end, variables.start()).append("{}");
            end = variables.end();
            count++;
        }
        if (count == 0) return List.of(address);
        String rest = address.substring(end);
        String stem = shape.toString();
        String sql = STORED.get(stem);
        if (sql == null)
            throw new AssertionError("Say in Routes.STORED what the variables of " + address + " may be: " + stem);
        int wanted = count;
        List<String> found = jdbc.sql(sql)
                .query((row, ignored) -> {
                    String filled = stem;
                    for (int column = 1; column <= wanted; column++)
                        filled = filled.replaceFirst("\\{}", Matcher.quoteReplacement(row.getString(column)));
                    return filled + rest;
                })
                .list();
        if (found.isEmpty()) throw new AssertionError("Nothing stored for " + address);
        return found;
    }
}
