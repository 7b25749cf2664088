package org.kelisim.client.lists;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.client.text.Words;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Names;
import org.kelisim.party.OfficeId;

/** One question to a list: what of the words a row answers by itself, by the names of offices, by its type's title. */
final class Search {
    private static final List<Locale> READERS = List.of(Locale.ENGLISH, Locale.of("ru"));

    private final List<String> asked;
    private final boolean nothing;
    private final Catalogue catalogue;
    private final Directory directory;
    private final Map<OfficeId, String> names = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();

    Search(String text, Catalogue catalogue, Directory directory) {
        this.asked = Words.asked(text);
        this.nothing = !text.isBlank() && asked.isEmpty();
        this.catalogue = catalogue;
        this.directory = directory;
    }

    boolean isForAll() {
        return asked.isEmpty() && !nothing;
    }

    boolean matches(List<String> words, List<OfficeId> offices, Optional<String> type) {
        return !nothing && asked.stream().allMatch(word -> answers(word, words, offices, type));
    }

    private boolean answers(String word, List<String> words, List<OfficeId> offices, Optional<String> type) {
        return words.stream().anyMatch(it -> it.contains(word))
                || offices.stream().anyMatch(office -> names(office).contains(word))
                || type.filter(it -> title(it).contains(word)).isPresent();
    }

    private String names(OfficeId office) {
        return names.computeIfAbsent(office, it -> {
            Stream<Names> known = Stream.concat(
                    directory.party(it.party()).map(party -> party.names()).stream(),
                    directory.office(it).map(entry -> entry.entry().names()).stream());
            Stream<String> words = known.flatMap(name -> READERS.stream().map(name::in));
            return Words.of(Stream.concat(Stream.of(it.party().value(), it.name()), words));
        });
    }

    private String title(String type) {
        return titles.computeIfAbsent(
                type,
                it -> Words.of(catalogue.newest(it).stream()
                        .flatMap(known -> READERS.stream().map(known::title))));
    }
}
