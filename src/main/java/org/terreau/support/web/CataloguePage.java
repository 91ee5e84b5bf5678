package org.terreau.support.web;

import java.util.ArrayList;
import java.util.List;
import org.terreau.incubator.Incubator;
import org.terreau.support.Moment;
import org.terreau.support.SupportCatalogue;

/**
 * With what an incubator helps, by moment of a product's life.
 *
 * @param others the other incubators that offer something
 */
public record CataloguePage(Incubator incubator, boolean host, List<Incubator> others, List<Section> sections) {

    public CataloguePage {
        others = List.copyOf(others);
        sections = List.copyOf(sections);
    }

    /**
     * A moment.
     *
     * @param first the offers that are told here
     * @param also those that are told under an earlier moment
     */
    public record Section(Moment moment, List<SupportCatalogue.Shown> first, List<SupportCatalogue.Shown> also) {

        public Section {
            first = List.copyOf(first);
            also = List.copyOf(also);
        }
    }

    static CataloguePage of(
            Incubator incubator, boolean host, List<Incubator> others, List<SupportCatalogue.Shown> offers) {
        List<Section> sections = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            List<SupportCatalogue.Shown> here = offers.stream()
                    .filter(one -> one.offer().described().moments().contains(moment))
                    .toList();
            if (!here.isEmpty())
                sections.add(new Section(
                        moment,
                        here.stream()
                                .filter(one -> one.offer().first() == moment)
                                .toList(),
                        here.stream()
                                .filter(one -> one.offer().first() != moment)
                                .toList()));
        }
        return new CataloguePage(incubator, host, others, sections);
    }

    /** The same catalogue at another address, such as a file. */
    public String at(String path) {
        return host ? path : Addresses.of(path, incubator.id());
    }

    public static String path(Incubator incubator) {
        return Addresses.of("/appui", incubator.id());
    }
}
