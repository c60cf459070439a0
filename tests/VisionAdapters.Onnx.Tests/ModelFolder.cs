using VisionAdapters.Testing;

namespace VisionAdapters.Onnx.Tests;

internal static class ModelFolder
{
    /// <summary>Copies a model of the tests into the folder.</summary>
    public static void CopyModel(this TemporaryFolder folder, string file) => File.Copy(TestModel.PathOf(file), folder.Combine(file));
}
