package org.terreau.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What axe finds on pages. The heading, the hundredth line of a table, a card: what has the same code in the same place as
 * something read before, at the same width and in the same colours, is not read again, or a run would take twice its time.
 */
final class Axe {

    private static final String SCRIPT = AxeBuilder.getAxeScript() + ";undefined";

    /** The pages that load axe by themselves wherever they go: half a megabyte is not sent at each address. */
    private static final Set<Page> LOADING = Collections.newSetFromMap(new WeakHashMap<>());

    /**
     * Names every part of the page, in its order. A name holds the tags, classes, roles and states of a part, whether its
     * texts are there and whom its attributes name, and the same of what it stands in: what it says is left out.
     */
    private static final String NAMES = """
            () => {
              const VALUES = /^(class|role|type|scope|lang|tabindex|hidden|open|disabled|checked|required|multiple|style|media|rel|target|autocomplete|fill|stroke|font-size|aria-(hidden|current|live|expanded|invalid|pressed|sort|checked|selected|haspopup))$/;
              const NAMES = /^(for|list|form|headers|aria-(labelledby|describedby|controls|owns|details|errormessage))$/;
              const hash = (text, seed) => {
                for (let i = 0; i < text.length; i++) seed = Math.imul(seed ^ text.charCodeAt(i), 16777619);
                return seed >>> 0;
              };
              const own = element => [element.localName].concat([...element.attributes].map(({name, value}) =>
                name + '=' + (VALUES.test(name) ? value
                  : NAMES.test(name) ? value.split(/\\s+/).map(id => document.getElementById(id) ? 1 : 0)
                  : value.trim() ? 1 : 0)).sort())
                .concat(element.labels?.length ?? '', [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
                .join('|');
              const owns = new Map(), shapes = new Map(), names = new Map();
              const shape = element => {
                owns.set(element, own(element));
                let seed = hash(owns.get(element), 2166136261);
                for (const child of element.children) seed = hash(String(shape(child)), seed);
                shapes.set(element, seed);
                return seed;
              };
              shape(document.documentElement);
              const name = (element, place) => {
                names.set(element, place.toString(36) + '/' + shapes.get(element).toString(36));
                const within = hash(owns.get(element), place);
                [...element.children].forEach((child, rank) =>
                  name(child, /^t[rdh]$/.test(child.localName) ? hash(String(rank % 2), within) : within));
              };
              name(document.documentElement, 2166136261);
              window.namesOfParts = names;
              return [...names.values()].join(' ');
            }""";

    /** The parts of the page that were met before or twice, kept aside, and the names of those that were not. */
    private static final String SORT = """
            known => {
              const met = new Set(known), again = [], found = [];
              const sort = element => {
                const name = window.namesOfParts.get(element);
                if (element !== document.documentElement && element !== document.body && met.has(name)) {
                  again.push(element);
                  return;
                }
                if (name) {
                  met.add(name);
                  found.push(name);
                }
                [...element.children].forEach(sort);
              };
              sort(document.documentElement);
              window.readBefore = again;
              return found.join(' ');
            }""";

    private static final String RUN = """
            async ([rules, preload]) => (await axe.run(
              window.readBefore.length ? {include: [document.documentElement], exclude: window.readBefore} : document,
              {runOnly: JSON.parse(rules), resultTypes: ['violations'], selectors: false, preload}
            )).violations.map(rule => rule.id + ': ' + rule.help + ' '
              + rule.nodes.slice(0, 3).map(node => node.html).join(', '))""";

    /** The style sheets that axe has read: whether they turn a page to one side is asked once a sheet. */
    private static final Set<String> SHEETS = ConcurrentHashMap.newKeySet();

    /** The parts that were read and had no fault, by rules, width and colours. */
    private static final Map<String, Set<String>> READ = new ConcurrentHashMap<>();

    private Axe() {}

    /**
     * What these rules find in what was not read before. How each element is reached by a selector is not computed: that
     * costs as much as the rest.
     *
     * @param look what else than the code of a page decides of what is found: its width, its colours
     */
    static List<String> faults(Page page, String rules, String look) {
        boolean readSheets = SHEETS.add(String.valueOf(
                page.evaluate("[...document.querySelectorAll('link[rel=stylesheet]')].map(link => link.href).join()")));
        if (LOADING.add(page)) page.addInitScript("if (window === window.top) {" + SCRIPT + "}");
        if (!Boolean.TRUE.equals(page.evaluate("typeof window.axe?.run === 'function'"))) page.evaluate(SCRIPT);
        Set<String> read = READ.computeIfAbsent(rules + look, first -> ConcurrentHashMap.newKeySet());
        // What a page holds of it: all of it would be a megabyte sent to each page.
        List<String> known = Stream.of(((String) page.evaluate(NAMES)).split(" "))
                .distinct()
                .filter(read::contains)
                .toList();
        String parts = (String) page.evaluate(SORT, known);
        List<?> found = (List<?>) page.evaluate(RUN, List.of(rules, readSheets));
        if (found.isEmpty()) Collections.addAll(read, parts.split(" "));
        return found.stream().map(String::valueOf).toList();
    }
}
