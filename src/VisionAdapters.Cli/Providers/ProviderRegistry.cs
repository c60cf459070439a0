using VisionAdapters.Bakeoff;
using Microsoft.Extensions.Options;
using VisionAdapters.Evaluation;
using VisionAdapters.Onnx;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>The composition root: which provider ids there are, and how each becomes a tagger with its map.</summary>
/// <param name="catalog">Where maps are found.</param>
/// <param name="emulator">The emulator that is asked in the place of the clouds; <see langword="null"/> asks the clouds.</param>
/// <param name="environment">Reads an environment variable; <see langword="null"/> reads those of the process.</param>
internal sealed class ProviderRegistry(TaxonomyCatalog catalog, Uri? emulator = null, Func<string, string?>? environment = null)
{
    public const string Default = FashionModel.ProviderId;

    private readonly Func<string, string?> _environment = environment ?? Environment.GetEnvironmentVariable;

    /// <summary>Gets the ids of the clouds.</summary>
    public static IReadOnlyList<string> Clouds { get; } = [GoogleVisionSettings.Id, AzureVisionSettings.Id, AwsRekognitionSettings.Id];

    /// <summary>Gets the ids, the one that works without any set-up first.</summary>
    public static IReadOnlyList<string> Ids { get; } = [Default, .. Clouds, ChatSettings.Id];

    /// <summary>Makes a provider. One that is not configured is skipped with its reason.</summary>
    /// <exception cref="UsageException">There is no such provider, or it has no such option.</exception>
    public BakeoffProvider Create(ProviderConfiguration configuration, TaxonomyDefinition taxonomy)
    {
        if (ChatSettings.Owns(configuration.Id))
        {
            return Complete(configuration, ChatSettings.Read(new OptionReader(configuration, _environment), taxonomy), IdentityMap.Name, taxonomy);
        }

        // An id of the caller's own is a model of the caller's own.
        var isOwn = !Ids.Contains(configuration.Id, StringComparer.Ordinal) && configuration.Options.ContainsKey(LocalModelSettings.ModelOption);
        if (isOwn || configuration.Id == Default)
        {
            return CreateLocalModel(configuration, isOwn ? configuration.Map : configuration.Map ?? Default, taxonomy);
        }

        // What is stored of a run are the options as they were written: the emulator has another port each time.
        return Complete(configuration, Examine(emulator is null ? configuration : AtEmulator(configuration, emulator)), configuration.Id, taxonomy);
    }

    /// <summary>Refuses an id that no provider has.</summary>
    /// <exception cref="UsageException">There is no such provider.</exception>
    public static void ThrowIfUnknown(string id)
    {
        if (!Ids.Contains(id, StringComparer.Ordinal) && !ChatSettings.Owns(id))
        {
            throw new UsageException($"There is no provider '{id}'. Use one of: {string.Join(", ", Ids)}; or chat-NAME for further chat models. An ONNX classifier of your own takes part in a bake-off under any id with the option 'model'.");
        }
    }

    /// <summary>Looks for what a cloud needs, and asks nobody.</summary>
    /// <exception cref="UsageException">There is no such provider, or it has no such option.</exception>
    public ProviderSetup Examine(ProviderConfiguration configuration)
    {
        ThrowIfUnknown(configuration.Id);
        var options = new OptionReader(configuration, _environment);
        return configuration.Id switch
        {
            GoogleVisionSettings.Id => GoogleVisionSettings.Read(options),
            AzureVisionSettings.Id => AzureVisionSettings.Read(options),
            AwsRekognitionSettings.Id => AwsRekognitionSettings.Read(options),
            _ => throw new UsageException($"{configuration.Id} is no cloud: it needs nothing."),
        };
    }

    private BakeoffProvider Complete(ProviderConfiguration configuration, ProviderSetup setup, string map, TaxonomyDefinition taxonomy)
    {
        if (setup.SkipReason is { } reason)
        {
            return BakeoffProvider.Skip(configuration.Id, reason, configuration.Options);
        }

        try
        {
            return BakeoffProvider.Create(
                configuration.Id,
                setup.Create(),
                catalog.LoadProviderMap(configuration.Map ?? map, taxonomy),
                configuration.Options,
                setup.Pricing,
                setup.IsEmulated);
        }
        catch (OptionsValidationException exception)
        {
            throw new UsageException($"{configuration.Id}: {exception.Message}");
        }
    }

    private static ProviderConfiguration AtEmulator(ProviderConfiguration configuration, Uri emulator)
    {
        string[] access = ["key-env", "service-account-file", "credentials"];
        var options = configuration.Options.Where(option => !access.Contains(option.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
        options["endpoint"] = emulator.ToString();
        return configuration with { Options = options };
    }

    private BakeoffProvider CreateLocalModel(ProviderConfiguration configuration, string? map, TaxonomyDefinition taxonomy)
    {
        var settings = LocalModelSettings.Read(configuration);
        OnnxImageTagger? tagger = null;
        try
        {
            tagger = settings.Load();
            return BakeoffProvider.Create(configuration.Id, tagger, ModelMap.Load(map, configuration.Id, tagger, catalog, taxonomy), configuration.Options);
        }
        catch (OnnxModelException exception)
        {
            return BakeoffProvider.Skip(configuration.Id, exception.Message, configuration.Options);
        }
        catch
        {
            tagger?.Dispose();
            throw;
        }
    }
}
