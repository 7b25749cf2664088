package org.kelisim.client.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kelisim.client.text.Message;
import org.kelisim.client.vault.Vault;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Office;
import org.kelisim.party.OfficeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node looks after every ten minutes: keys that do not fit or run out, a directory that runs out, what must go, what
 * is missing.
 */
final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    /** Days before the end of an office's keys on which somebody is told. */
    private static final List<Integer> KEYS = List.of(7, 30, 60);

    private static final Duration DIRECTORY = Duration.ofDays(7);

    private final Vault vault;
    private final Supplier<Directory> directory;
    private final List<Runnable> more;
    private final Consumer<Message> alarm;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("chores").factory());

    Chores(Vault vault, Supplier<Directory> directory, List<Runnable> more, Consumer<Message> alarm, Clock clock) {
        this.vault = vault;
        this.directory = directory;
        this.more = List.copyOf(more);
        this.alarm = alarm;
        this.clock = clock;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::guarded, 0, 10, TimeUnit.MINUTES);
    }

    private void guarded() {
        try {
            look();
            more.forEach(Runnable::run);
        } catch (RuntimeException e) {
            LOG.warn("done again in ten minutes", e);
        }
    }

    void look() {
        Directory current = directory.get();
        if (!clock.instant().plus(DIRECTORY).isBefore(current.members().expires())) {
            alarm.accept(Message.of("alarm.directory-ends", current.members().expires()));
        }
        current.statement(vault.party()).stream()
                .flatMap(it -> it.offices().stream())
                .forEach(office -> look(office.id(), current));
    }

    /** An office that is listed can only work if its keys are in the vault, and good. */
    private void look(OfficeId id, Directory current) {
        Optional<Office> listed = current.office(id);
        if (listed.flatMap(it -> vault.office(id).flatMap(keys -> keys.signer(it)))
                .isEmpty()) {
            alarm.accept(Message.of("alarm.office-keys", id));
            return;
        }
        listed.flatMap(it -> within(it.entry().notAfter()))
                .ifPresent(days -> alarm.accept(Message.of("alarm.keys-end", id, Integer.toString(days))));
    }

    private Optional<Integer> within(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        return KEYS.stream()
                .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
                .findFirst();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
