namespace VisionAdapters.Emulator;

/// <summary>The names of what is billed.</summary>
internal static class AwsFeatures
{
    public const string GeneralLabels = "GENERAL_LABELS";
    public const string ImageProperties = "IMAGE_PROPERTIES";
    public const string CustomLabels = "CUSTOM_LABELS";
}
