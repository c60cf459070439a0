namespace VisionAdapters.Emulator;

/// <summary>What can be asked for in one call.</summary>
[Flags]
internal enum AzureFeatures
{
    None = 0,
    Tags = 1,
    Caption = 2,
    DenseCaptions = 4,
    Objects = 8,
    Read = 16,
    SmartCrops = 32,
    People = 64,
}
