namespace VisionAdapters.Onnx.Tests;

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vision-adapters-");

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_folder.FullName, name), bytes);

    public void CopyModel(string file) => File.Copy(TestModel.PathOf(file), Path.Combine(_folder.FullName, file));

    public void Dispose() => _folder.Delete(recursive: true);
}
