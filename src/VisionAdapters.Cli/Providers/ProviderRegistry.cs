using VisionAdapters.Evaluation;
using VisionAdapters.Onnx;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>The composition root: which provider ids there are, and how each becomes a tagger with its map.</summary>
internal sealed class ProviderRegistry(TaxonomyCatalog catalog)
{
    public const string Default = FashionModel.ProviderId;

    /// <summary>Gets the ids of the cloud services.</summary>
    public static IReadOnlyList<string> Clouds { get; } = ["google-vision", "azure-vision", "aws-rekognition"];

    /// <summary>Gets the ids, the one that works without any set-up first.</summary>
    public static IReadOnlyList<string> Ids { get; } = [Default, .. Clouds];

    /// <summary>Makes a provider. One that is not configured is skipped with its reason.</summary>
    /// <exception cref="UsageException">There is no such provider, or it has no such option.</exception>
    public BakeoffProvider Create(ProviderConfiguration configuration, TaxonomyDefinition taxonomy)
    {
        ThrowIfUnknown(configuration.Id);
        return configuration.Id == Default
            ? CreateFashionModel(configuration, taxonomy)
            : BakeoffProvider.Skip(configuration.Id, WhySkipped(configuration.Id), configuration.Options);
    }

    /// <summary>Refuses an id that no provider has.</summary>
    /// <exception cref="UsageException">There is no such provider.</exception>
    public static void ThrowIfUnknown(string id)
    {
        if (!Ids.Contains(id, StringComparer.Ordinal))
        {
            throw new UsageException($"There is no provider '{id}'. Use one of: {string.Join(", ", Ids)}.");
        }
    }

    /// <summary>Says why a provider cannot be asked.</summary>
    public static string WhySkipped(string id) => $"this version of the tool has no adapter for {id}; it can ask {Default}.";

    private BakeoffProvider CreateFashionModel(ProviderConfiguration configuration, TaxonomyDefinition taxonomy)
    {
        var settings = FashionModelSettings.Read(configuration);
        var map = catalog.LoadProviderMap(configuration.Map ?? configuration.Id, taxonomy);
        try
        {
            return BakeoffProvider.Create(configuration.Id, settings.Load(), map, configuration.Options);
        }
        catch (OnnxModelException exception)
        {
            return BakeoffProvider.Skip(configuration.Id, exception.Message, configuration.Options);
        }
    }
}
