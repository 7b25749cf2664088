package org.kelisim.exchange.log;

import java.time.Clock;
import java.util.List;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.archive.Intents;
import org.kelisim.exchange.archive.Openings;
import org.kelisim.log.NoteSigner;
import org.kelisim.storage.DocumentStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    @Bean
    PublishedLog publishedLog(DocumentStore store, NoteSigner signer) {
        return new PublishedLog(store, signer);
    }

    @Bean
    LoggedEvents loggedEvents(DocumentStore store) {
        return new LoggedEvents(store);
    }

    @Bean
    SequencerRunner sequencer(
            DocumentStore store,
            Intents intents,
            Everybody everybody,
            Archive archive,
            List<Standing> standings,
            LoggedEvents logged,
            PublishedLog published,
            Clock clock) {
        return new SequencerRunner(new SequencerLoop(
                new Lease(store, System::nanoTime),
                new Sequencer(store, intents, everybody, new LateRefusals(archive, standings), System::nanoTime),
                new ParkedIntents(intents, new Openings(store), logged),
                published,
                clock));
    }
}
