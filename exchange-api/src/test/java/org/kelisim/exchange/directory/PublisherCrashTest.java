package org.kelisim.exchange.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kelisim.directory.TestDirectory.NOW;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kelisim.directory.Directory;
import org.kelisim.directory.TestDirectory;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.Intents;
import org.kelisim.exchange.log.LoggedEvents;
import org.kelisim.storage.DocumentStore;
import org.kelisim.storage.Interruption;
import org.kelisim.storage.MemoryStore;
import org.kelisim.storage.OutcomeUnknownException;

/** Ends the exchange before and after every command of a publication, and looks what the next one makes of it. */
class PublisherCrashTest {
    private static final TestDirectory DIRECTORIES = new TestDirectory();
    private static final Directory FIRST = DIRECTORIES.directory();
    private static final Publisher.Parts RENEWAL = renewal();

    private static Publisher.Parts renewal() {
        DIRECTORIES.next(true);
        return new Publisher.Parts(Optional.of(DIRECTORIES.bundle().list()), List.of());
    }

    /** One process without its network. */
    private record Replica(ExchangeDirectory directories, Publisher publisher) {
        static Replica on(DocumentStore store) {
            InstantSource clock = InstantSource.fixed(NOW);
            SecureRandom random = new SecureRandom();
            Archive archive = new Archive(store, new Intents(store, random, clock), random);
            VersionStore versions = new VersionStore(store);
            ExchangeDirectory directories =
                    new ExchangeDirectory(FIRST, archive, versions, new LoggedEvents(store), clock);
            return new Replica(directories, new Publisher(archive, versions, directories, clock));
        }
    }

    static List<IntFunction<Interruption>> interruptions() {
        return List.of(
                Interruption::haltBefore,
                Interruption::haltAfter,
                Interruption::unknownBefore,
                Interruption::unknownAfter);
    }

    @ParameterizedTest
    @MethodSource("interruptions")
    void bringsAboutOneVersionWhicheverCommandIsTheLast(IntFunction<Interruption> kind) {
        boolean happened = true;
        int k = 0;
        while (happened) {
            MemoryStore store = new MemoryStore();
            Interruption interruption = kind.apply(++k);
            boolean acknowledged = false;
            try {
                Replica.on(store.through(interruption)).publisher().publish(RENEWAL);
                acknowledged = true;
            } catch (Interruption.Halted | OutcomeUnknownException e) {
                // the caller hears 503, or nothing, and brings it again
            }
            happened = interruption.happened();

            Replica restarted = Replica.on(store);
            restarted.directories().catchUp();
            if (acknowledged) {
                assertThat(restarted.directories().newest().version()).isEqualTo(2);
            }
            assertThat(restarted.publisher().publish(RENEWAL).directory().version())
                    .isEqualTo(2);
            assertThat(restarted.directories().newest().version()).isEqualTo(2);
            assertThat(store.scan("facts", 10)).hasSize(1);
        }
        assertThat(k).isGreaterThan(4);
    }

    @Test
    void anotherReplicaFollows() {
        MemoryStore store = new MemoryStore();
        Replica other = Replica.on(store);
        Replica.on(store).publisher().publish(RENEWAL);
        other.directories().catchUp();
        assertThat(other.directories().newest().version()).isEqualTo(2);
    }

    @Test
    void whatSomebodyChangedInTheDatabaseIsNotTaken() {
        MemoryStore store = new MemoryStore();
        Replica.on(store).publisher().publish(RENEWAL);
        Document list = store.scan("lists", 1).getFirst();
        store.delete("lists", list.getString("_id"));
        list.put("signatures", List.of());
        store.insert("lists", list);

        assertThatThrownBy(() -> Replica.on(store).directories().catchUp())
                .hasMessageContaining("The stored directory version 2 is refused");
    }
}
