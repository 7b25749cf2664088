package org.kelisim.client.node;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.kelisim.client.api.Answer;
import org.kelisim.client.api.ExchangeClient;
import org.kelisim.client.api.PublishedDirectory;
import org.kelisim.client.directory.Adoption;
import org.kelisim.client.directory.DirectoryVersions;
import org.kelisim.client.directory.OwnEntry;
import org.kelisim.client.text.Message;
import org.kelisim.directory.Directory;
import org.kelisim.json.Digest;

/** Fetches directory versions one after the other and says what changed; what does not hold raises an alarm. */
final class DirectoryFollower {
    private static final Set<String> UNREADABLE = Set.of("exchange.answer-malformed", "exchange.answer-too-large");

    private final DirectoryVersions versions;
    private final OwnEntry own;
    private final ExchangeClient exchange;
    private final Consumer<Directory> adopted;
    private final Consumer<Message> alarm;
    private volatile boolean newestHere;
    private boolean unanswered;

    DirectoryFollower(
            DirectoryVersions versions,
            OwnEntry own,
            ExchangeClient exchange,
            Consumer<Directory> adopted,
            Consumer<Message> alarm) {
        this.versions = versions;
        this.own = own;
        this.exchange = exchange;
        this.adopted = adopted;
        this.alarm = alarm;
    }

    /** What the exchange names as newest; fetches what is missing. */
    void named(long number, Digest digest) {
        versions.contradiction(number, digest).ifPresent(alarm);
        if (number > versions.newest().version() || versions.lacksReceipt()) {
            refresh();
        }
    }

    /**
     * Follows to the newest version, as far as versions hold.
     *
     * @return false if the exchange did not answer at some point, so that asking again may help
     */
    synchronized boolean refresh() {
        unanswered = false;
        if (versions.lacksReceipt()) {
            fetch(versions.newest().version());
        }
        newestHere = false;
        answer(OptionalLong.empty()).ifPresent(newest -> {
            long last = newest.bundle().version().number();
            versions.contradiction(last, newest.bundle().version().digest()).ifPresent(alarm);
            long next = versions.newest().version() + 1;
            while (next < last && fetch(next)) {
                next++;
            }
            if (next == last || last == versions.newest().version()) {
                adopt(newest);
            }
            newestHere = versions.newest().version() == last;
        });
        return !unanswered;
    }

    /** Whether the last look at the exchange showed no later version than ours. */
    boolean knowsNewest() {
        return newestHere;
    }

    private boolean fetch(long number) {
        return answer(OptionalLong.of(number)).filter(this::adopt).isPresent();
    }

    /** What the exchange hands out; that which cannot be read as a directory is an alarm, too. */
    private Optional<PublishedDirectory> answer(OptionalLong version) {
        return switch (exchange.directory(version)) {
            case Answer.Given<PublishedDirectory>(PublishedDirectory published) -> Optional.of(published);
            case Answer.Later<PublishedDirectory>(Message reason, var pause)
            when UNREADABLE.contains(reason.key()) -> {
                alarm.accept(Message.of("alarm.directory-unreadable"));
                yield Optional.empty();
            }
            case Answer.Later<PublishedDirectory> later -> {
                unanswered = true;
                yield Optional.empty();
            }
            case Answer.Declined<PublishedDirectory> declined -> Optional.empty();
        };
    }

    private boolean adopt(PublishedDirectory published) {
        return switch (versions.adopt(published)) {
            case Adoption.Known() -> true;
            case Adoption.Adopted(Directory before, Directory directory) -> {
                adopted.accept(directory);
                own.alarms(before, directory).forEach(alarm);
                yield true;
            }
            case Adoption.Refused(Message reason) -> {
                alarm.accept(reason);
                yield false;
            }
        };
    }
}
