namespace VisionAdapters.Emulator;

/// <summary>Makes an answer look as if another version of the model had given it.</summary>
internal static class LabelDrift
{
    public static EmulatorAnswer Apply(string provider, EmulatorAnswer answer, FaultRule drift) => answer;
}
