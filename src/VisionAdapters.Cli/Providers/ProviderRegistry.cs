using VisionAdapters.Evaluation;
using VisionAdapters.Onnx;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>The composition root: which provider ids there are, and how each becomes a tagger with its map.</summary>
internal sealed class ProviderRegistry(TaxonomyCatalog catalog)
{
    public const string Default = FashionModel.ProviderId;

    private static readonly string[] Clouds = ["google-vision", "azure-vision", "aws-rekognition"];

    /// <summary>Gets the ids, the one that works without any set-up first.</summary>
    public static IReadOnlyList<string> Ids { get; } = [Default, .. Clouds];

    /// <summary>Makes a provider. One that is not configured is skipped with its reason.</summary>
    /// <exception cref="UsageException">There is no such provider, or it has no such option.</exception>
    public BakeoffProvider Create(ProviderConfiguration configuration, TaxonomyDefinition taxonomy)
    {
        // An id of the caller's own is a model of the caller's own.
        var isOwn = !Ids.Contains(configuration.Id, StringComparer.Ordinal) && configuration.Options.ContainsKey(LocalModelSettings.ModelOption);
        if (isOwn)
        {
            return CreateLocalModel(configuration, configuration.Map, taxonomy);
        }

        ThrowIfUnknown(configuration.Id);
        return configuration.Id == Default
            ? CreateLocalModel(configuration, configuration.Map ?? Default, taxonomy)
            : BakeoffProvider.Skip(configuration.Id, WhySkipped(configuration.Id), configuration.Options);
    }

    /// <summary>Refuses an id that no provider has.</summary>
    /// <exception cref="UsageException">There is no such provider.</exception>
    public static void ThrowIfUnknown(string id)
    {
        if (!Ids.Contains(id, StringComparer.Ordinal))
        {
            throw new UsageException($"There is no provider '{id}'. Use one of: {string.Join(", ", Ids)}. An ONNX classifier of your own takes part in a bake-off under any id with the option 'model'.");
        }
    }

    /// <summary>Says why a provider cannot be asked.</summary>
    public static string WhySkipped(string id) => $"this version of the tool has no adapter for {id}; it can ask {Default}.";

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
