using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using VisionAdapters.Bakeoff;
using VisionAdapters.Onnx;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>The composition root: how a provider becomes a tagger with its map.</summary>
/// <param name="catalog">Where maps are found.</param>
/// <param name="emulator">The emulator that is asked instead of those that it can stand in for; <see langword="null"/> asks the
/// services.</param>
/// <param name="environment">Reads an environment variable; <see langword="null"/> reads those of the process.</param>
/// <param name="providers">The providers that there are; <see langword="null"/> means those that ship.</param>
internal sealed class ProviderRegistry(
    TaxonomyCatalog catalog, Uri? emulator = null, Func<string, string?>? environment = null, VisionProviders? providers = null)
{
    public VisionProviders Providers { get; } = providers ?? VisionProviders.Default;

    /// <summary>Makes a provider. One that is not configured is skipped with its reason.</summary>
    /// <exception cref="UsageException">There is no such provider, or it has no such option.</exception>
    public BakeoffProvider Create(ProviderConfiguration configuration, TaxonomyDefinition taxonomy)
    {
        var provider = Providers.Get(configuration.Id, configuration.Options);

        // What is stored of a run are the options as they were written: the emulator has another port each time.
        var setup = Examine(configuration, taxonomy);
        if (setup.SkipReason is { } reason)
        {
            return BakeoffProvider.Skip(configuration.Id, reason);
        }

        IImageTagger? tagger = null;
        try
        {
            tagger = setup.Create();
            var map = ProviderMap.Load(configuration.Map ?? provider.DefaultMap, configuration.Id, tagger, catalog, taxonomy);
            var pricing = ProviderPricing.From(setup.Prices ?? provider.ListPrices, setup.ExpectedUsage);
            return BakeoffProvider.Create(
                configuration.Id,
                tagger,
                map,
                configuration.Options,
                pricing,
                setup.IsEmulated,
                MeaningOf(provider, setup, tagger),
                provider.AnswerFormat is null ? null : provider.Parse);
        }
        catch (OnnxModelException exception)
        {
            return BakeoffProvider.Skip(configuration.Id, exception.Message);
        }
        catch (Exception exception) when (exception is OptionsValidationException or ValidationException or ProviderSettingsException)
        {
            tagger?.Dispose();
            throw new UsageException($"{configuration.Id}: {exception.Message}");
        }
        catch
        {
            tagger?.Dispose();
            throw;
        }
    }

    /// <summary>Looks for what a provider needs, and asks nobody.</summary>
    /// <exception cref="UsageException">There is no such provider, or it has no such option.</exception>
    public ProviderSetup Examine(ProviderConfiguration configuration, TaxonomyDefinition? taxonomy = null)
    {
        var provider = Providers.Get(configuration.Id, configuration.Options);
        var options = emulator is not null && provider.CanBeEmulated
            ? provider.PointAtEmulator(configuration.Options, emulator)
            : configuration.Options;
        var settings = new ProviderSettings(configuration.Id, options, environment)
        {
            Folder = configuration.Folder,
            Services = taxonomy is null ? null : new LentTaxonomy(taxonomy),
        };
        try
        {
            var setup = provider.Examine(settings);
            var pipeline = setup.IsLocal ? null : CloudPipeline.Read(settings);
            settings.ThrowIfUnknownOptions();
            return pipeline is null ? setup : setup with { Create = () => pipeline.Around(setup.Create()) };
        }
        catch (ProviderSettingsException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    /// <summary>Writes down what is asked, a part a line; null when only the options as they are written say it.</summary>
    private static string? MeaningOf(VisionProvider provider, ProviderSetup setup, IImageTagger tagger) => setup.RequestIdentity is { } identity
        ? $"contract={provider.ContractVersion}\n{identity.Replace(';', '\n')}\nmodel-version={tagger.GetService<TaggerMetadata>()?.ModelVersion}\n"
        : null;

    private sealed class LentTaxonomy(TaxonomyDefinition taxonomy) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(TaxonomyDefinition) ? taxonomy : null;
    }
}
