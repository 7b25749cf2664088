package org.kelisim.exchange.directory;

import java.time.Clock;
import org.kelisim.directory.RootFile;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.log.LoggedEvents;
import org.kelisim.exchange.log.PublishedLog;
import org.kelisim.exchange.start.ExchangeSettings;
import org.kelisim.storage.DocumentStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    VersionStore versionStore(DocumentStore store) {
        return new VersionStore(store);
    }

    @Bean
    ExchangeDirectory exchangeDirectory(
            ExchangeSettings settings,
            RootFile root,
            Archive archive,
            VersionStore store,
            LoggedEvents logged,
            Clock clock) {
        return new ExchangeDirectory(
                FirstDirectory.load(settings.firstDirectory(), root, clock.instant()), archive, store, logged, clock);
    }

    @Bean(initMethod = "publish")
    Publication publication(Archive archive, PublishedLog published, ExchangeDirectory directories, Clock clock) {
        return new Publication(archive, published, directories, clock);
    }

    @Bean
    Publisher publisher(Archive archive, VersionStore store, ExchangeDirectory directories, Clock clock) {
        return new Publisher(archive, store, directories, clock);
    }

    @Bean
    Proposals proposals(DocumentStore store, ExchangeDirectory directories, Clock clock) {
        return new Proposals(store, directories, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    DirectoryWatch directoryWatch(ExchangeDirectory directories, Publication published) {
        return new DirectoryWatch(directories);
    }

    @Bean
    ByTheDirectoryInForce standing(ExchangeDirectory directories) {
        return new ByTheDirectoryInForce(directories);
    }
}
