using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using VisionAdapters.Imaging;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Bakeoff;

/// <summary>Turns what is configured of a provider into a tagger with its map and its prices.</summary>
public sealed class ProviderRegistry
{
    private readonly TaxonomyCatalog _catalog;
    private readonly Uri? _emulator;
    private readonly Func<string, string?>? _environment;

    /// <summary>Initializes a new instance of the <see cref="ProviderRegistry"/> class.</summary>
    /// <param name="providers">The providers that there are.</param>
    /// <param name="catalog">Where maps are found; <see langword="null"/> means those that ship, and files.</param>
    /// <param name="emulator">
    /// The emulator that is asked in the place of those that it can stand in for; <see langword="null"/> asks the services.
    /// </param>
    /// <param name="environment">Reads an environment variable; <see langword="null"/> reads those of the process.</param>
    public ProviderRegistry(
        VisionProviders providers, TaxonomyCatalog? catalog = null, Uri? emulator = null, Func<string, string?>? environment = null)
    {
        ArgumentNullException.ThrowIfNull(providers);
        Providers = providers;
        _catalog = catalog ?? new TaxonomyCatalog();
        _emulator = emulator;
        _environment = environment;
    }

    /// <summary>Gets the providers that there are.</summary>
    public VisionProviders Providers { get; }

    /// <summary>Gets what is put around a service's tagger, inside of its retries; null for nothing.</summary>
    internal Func<IImageTagger, IImageTagger>? AroundAttempts { get; init; }

    /// <summary>
    /// Makes a provider, a service with retries and with images made to fit. One that is not configured, and a local model that cannot be
    /// loaded, is skipped with its reason.
    /// </summary>
    /// <param name="configuration">What is configured.</param>
    /// <param name="taxonomy">The taxonomy that its labels are mapped onto.</param>
    /// <returns>The provider. The caller disposes its tagger.</returns>
    /// <exception cref="ProviderSettingsException">
    /// There is no such provider, it has no such option, or nothing says what its labels mean.
    /// </exception>
    /// <exception cref="InputFileException">The map cannot be loaded.</exception>
    public BakeoffProvider Create(ProviderConfiguration configuration, TaxonomyDefinition taxonomy)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(taxonomy);
        var provider = Providers.Get(configuration.Id, configuration.Options);
        var setup = Examine(configuration, taxonomy);
        if (setup.SkipReason is { } reason)
        {
            return BakeoffProvider.Skip(configuration.Id, reason);
        }

        if (!TryMakeTagger(configuration.Id, setup, out var tagger, out var fault))
        {
            return BakeoffProvider.Skip(configuration.Id, fault);
        }

        try
        {
            // What is stored of a run are the options as they were written: the emulator has another port each time.
            var made = BakeoffProvider.Create(
                configuration.Id,
                tagger,
                ProviderMap.Load(configuration.Map ?? provider.DefaultMap, configuration.Id, tagger, _catalog, taxonomy),
                configuration.Options,
                ProviderPricing.From(setup.Prices ?? provider.ListPrices, setup.ExpectedUsage),
                setup.IsEmulated,
                MeaningOf(provider, setup, tagger),
                provider.AnswerFormat is null ? null : provider.Parse);
            made.Found = setup.Found;
            return made;
        }
        catch
        {
            tagger.Dispose();
            throw;
        }
    }

    /// <summary>Looks for what a provider needs, and asks nobody.</summary>
    /// <param name="configuration">What is configured.</param>
    /// <param name="taxonomy">The taxonomy that is lent to it; <see langword="null"/> lends none.</param>
    /// <returns>What was found, what is missing, and how to make the tagger.</returns>
    /// <exception cref="ProviderSettingsException">There is no such provider, or it has no such option.</exception>
    public ProviderSetup Examine(ProviderConfiguration configuration, TaxonomyDefinition? taxonomy = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var provider = Providers.Get(configuration.Id, configuration.Options);
        var options = _emulator is not null && provider.CanBeEmulated
            ? provider.PointAtEmulator(configuration.Options, _emulator)
            : configuration.Options;
        var settings = new ProviderSettings(configuration.Id, options, _environment)
        {
            Folder = configuration.Folder,
            TrustedHosts = Providers.TrustedHosts,
            AllowOutside = configuration.AllowOutside,
            Services = taxonomy is null ? null : new LentTaxonomy(taxonomy),
        };
        var setup = provider.Examine(settings);
        var pipeline = setup.IsLocal ? null : ServicePipeline.Read(settings);
        settings.ThrowIfUnknownOptions();
        return pipeline is null
            ? setup
            : setup with { Create = () => pipeline.Around(AroundAttempts is { } around ? around(setup.Create()) : setup.Create()) };
    }

    private static bool TryMakeTagger(
        string id, ProviderSetup setup, [NotNullWhen(true)] out IImageTagger? tagger, [NotNullWhen(false)] out string? fault)
    {
        try
        {
            (tagger, fault) = (setup.Create(), null);
            return true;
        }
        catch (Exception exception) when (exception is OptionsValidationException or ProviderSettingsException)
        {
            throw new ProviderSettingsException($"{id}: {exception.Message}", exception);
        }
        catch (Exception exception) when (setup.IsLocal)
        {
            // A model's file is missing or damaged, or the machine lacks what runs it: the others can be compared all the same.
            (tagger, fault) = (null, exception.Message);
            return false;
        }
    }

    /// <summary>Writes down what is asked, a part a line; null when only the options as they are written say it.</summary>
    private static string? MeaningOf(VisionProvider provider, ProviderSetup setup, IImageTagger tagger)
    {
        var model = tagger.GetService<TaggerMetadata>()?.ModelVersion;
        return setup.RequestIdentity is { } identity
            ? $"contract={provider.ContractVersion}\n{identity.Replace(';', '\n')}\nmodel-version={model}\n"
            : null;
    }

    private sealed class LentTaxonomy(TaxonomyDefinition taxonomy) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(TaxonomyDefinition) ? taxonomy : null;
    }
}

/// <summary>The options that all services have in common, and the stages that they set.</summary>
internal sealed record ServicePipeline(double? CallsPerSecond, int? MaxConcurrentCalls, int? MaxRetries)
{
    public static ServicePipeline Read(ProviderSettings settings) => new(
        settings.GetNumber("calls-per-second", 0.001, 10_000),
        settings.GetWholeNumber("max-concurrent-calls", 1, 4096),
        settings.GetWholeNumber("max-retries", 0, 100));

    /// <summary>Puts resilience around a tagger, and makes images fit that its service would refuse.</summary>
    public IImageTagger Around(IImageTagger tagger) => tagger.AsBuilder()
        .UseResilience(options =>
        {
            options.CallsPerSecond = CallsPerSecond;
            options.MaxConcurrentCalls = MaxConcurrentCalls;
            options.MaxRetries = MaxRetries ?? options.MaxRetries;

            // A run wants every answer: it waits for a service that is slow or down, where the defaults would soon go elsewhere, and an
            // open circuit would fail the rest of the set within seconds.
            options.AttemptTimeout = TimeSpan.FromSeconds(30);
            options.TotalTimeout = TimeSpan.FromMinutes(2);
            options.CircuitFailureRatio = null;
        })
        .UseImagePreparation()
        .Build();
}
