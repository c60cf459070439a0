namespace VisionAdapters.Bakeoff;

/// <summary>Keeps a second process from running into the same folder. Ends with the process, however it ends.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    public static RunLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new RunLock(
                new FileStream(
                    Path.Combine(folder, "run.lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 1,
                    FileOptions.DeleteOnClose));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new BakeoffRunException($"{folder} cannot be written to: {exception.Message}", exception);
        }
        catch (IOException exception)
        {
            throw new BakeoffRunException($"{folder} is in use by another run, or cannot be written to: wait for that run, or choose "
                + $"another folder. ({exception.Message})", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
