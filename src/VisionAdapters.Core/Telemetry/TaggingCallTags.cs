using System.Diagnostics;

namespace VisionAdapters.Telemetry;

/// <summary>What a measurement says of a call: who answered or failed, why it failed, and whether an emulator stood in.</summary>
internal sealed record TaggingCallTags(string Provider)
{
    public const string ProviderKey = "vision_adapters.provider";
    public const string ErrorKey = "error.type";
    public const string EmulatedKey = "vision_adapters.is_emulated";

    public string? Error { get; init; }

    public bool IsEmulated { get; init; }

    public static TaggingCallTags Of(TaggingResponse response) => new(response.Provider) { IsEmulated = response.IsEmulated };

    public TagList ToTagList()
    {
        var tags = new TagList { { ProviderKey, Provider } };
        if (Error is not null)
        {
            tags.Add(ErrorKey, Error);
        }

        if (IsEmulated)
        {
            tags.Add(EmulatedKey, true);
        }

        return tags;
    }
}
