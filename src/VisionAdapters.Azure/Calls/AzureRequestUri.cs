using System.Text;

namespace VisionAdapters.Azure.Calls;

/// <summary>Builds addresses of <c>imageanalysis:analyze</c>.</summary>
internal sealed class AzureRequestUri(Uri endpoint, bool genderNeutralCaptions)
{
    public const string ApiVersion = "2024-02-01";

    private readonly string _start = $"{endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/computervision/imageanalysis:analyze?api-version={ApiVersion}&features=";

    public Uri Build(AzureFeatures features, TaggingOptions? options)
    {
        var address = new StringBuilder(_start, 256).AppendJoin(',', features.Names());
        Append(address, "language", options?.Language);
        Append(address, "model-version", options?.ModelId);
        if (genderNeutralCaptions && features.NeedsCaptions)
        {
            address.Append("&gender-neutral-caption=true");
        }

        return new Uri(address.ToString());
    }

    private static void Append(StringBuilder address, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
